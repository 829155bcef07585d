CREATE TABLE `run_bests` (
	`run` integer PRIMARY KEY NOT NULL,
	`bookings` text NOT NULL,
	`points` integer NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`run`) REFERENCES `runs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `seat_prices` (
	`roster` integer NOT NULL,
	`session` text NOT NULL,
	`price` integer NOT NULL,
	PRIMARY KEY(`roster`, `session`),
	FOREIGN KEY (`roster`) REFERENCES `rosters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`session`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `runs` ADD `process_id` integer;--> statement-breakpoint
ALTER TABLE `runs` ADD `resumes` integer REFERENCES runs(id);