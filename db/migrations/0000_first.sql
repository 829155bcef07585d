CREATE TABLE `appointments` (
	`id` text PRIMARY KEY NOT NULL,
	`crn` text NOT NULL,
	`event_number` integer NOT NULL,
	`project` text NOT NULL,
	`session` text,
	`date` text NOT NULL,
	`from_time` text NOT NULL,
	`to_time` text NOT NULL,
	`outcome` text,
	`credited_minutes` integer,
	`roster` integer,
	FOREIGN KEY (`project`) REFERENCES `projects`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`session`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`roster`) REFERENCES `rosters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`crn`,`event_number`) REFERENCES `requirements`(`crn`,`event_number`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "appointments_credit" CHECK(("appointments"."outcome" is null) = ("appointments"."credited_minutes" is null))
);
--> statement-breakpoint
CREATE INDEX `appointments_by_person` ON `appointments` (`crn`,`date`);--> statement-breakpoint
CREATE INDEX `appointments_by_date` ON `appointments` (`date`);--> statement-breakpoint
CREATE INDEX `appointments_by_roster` ON `appointments` (`roster`);--> statement-breakpoint
CREATE TABLE `availability` (
	`crn` text NOT NULL,
	`weekday` integer NOT NULL,
	`from_time` text NOT NULL,
	`to_time` text NOT NULL,
	`from_date` text NOT NULL,
	`until_date` text,
	PRIMARY KEY(`crn`, `weekday`, `from_time`, `from_date`),
	FOREIGN KEY (`crn`) REFERENCES `people`(`crn`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "availability_weekday" CHECK("availability"."weekday" between 1 and 7)
);
--> statement-breakpoint
CREATE TABLE `availability_exceptions` (
	`crn` text NOT NULL,
	`date` text NOT NULL,
	`from_time` text NOT NULL,
	`to_time` text NOT NULL,
	`available` integer NOT NULL,
	PRIMARY KEY(`crn`, `date`, `from_time`),
	FOREIGN KEY (`crn`) REFERENCES `people`(`crn`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `bookings` (
	`roster` integer NOT NULL,
	`crn` text NOT NULL,
	`session` text NOT NULL,
	PRIMARY KEY(`roster`, `crn`, `session`),
	FOREIGN KEY (`roster`) REFERENCES `rosters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`crn`) REFERENCES `people`(`crn`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`session`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `bookings_by_session` ON `bookings` (`roster`,`session`);--> statement-breakpoint
CREATE TABLE `commitments` (
	`crn` text NOT NULL,
	`date` text NOT NULL,
	`from_time` text NOT NULL,
	`to_time` text NOT NULL,
	`kind` text NOT NULL,
	PRIMARY KEY(`crn`, `date`, `from_time`),
	FOREIGN KEY (`crn`) REFERENCES `people`(`crn`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `keep_apart` (
	`crn` text NOT NULL,
	`other_crn` text NOT NULL,
	PRIMARY KEY(`crn`, `other_crn`),
	FOREIGN KEY (`crn`) REFERENCES `people`(`crn`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`other_crn`) REFERENCES `people`(`crn`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "keep_apart_order" CHECK("keep_apart"."crn" < "keep_apart"."other_crn")
);
--> statement-breakpoint
CREATE TABLE `pdus` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`region` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `people` (
	`crn` text PRIMARY KEY NOT NULL,
	`pdu` text NOT NULL,
	`sex` text NOT NULL,
	`avoid_all_male` integer NOT NULL,
	`employment` text NOT NULL,
	`home_latitude` real NOT NULL,
	`home_longitude` real NOT NULL,
	`excluded_tags` text NOT NULL,
	`needed_tags` text NOT NULL,
	`direct_supervision` integer NOT NULL,
	FOREIGN KEY (`pdu`) REFERENCES `pdus`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `people_by_pdu` ON `people` (`pdu`);--> statement-breakpoint
CREATE TABLE `pick_up_points` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`latitude` real NOT NULL,
	`longitude` real NOT NULL
);
--> statement-breakpoint
CREATE TABLE `pick_up_rides` (
	`pick_up_point` text NOT NULL,
	`project` text NOT NULL,
	`minutes` integer NOT NULL,
	`departs` text NOT NULL,
	PRIMARY KEY(`pick_up_point`, `project`),
	FOREIGN KEY (`pick_up_point`) REFERENCES `pick_up_points`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`project`) REFERENCES `projects`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `pins` (
	`roster` integer NOT NULL,
	`crn` text NOT NULL,
	`session` text NOT NULL,
	PRIMARY KEY(`roster`, `crn`, `session`),
	FOREIGN KEY (`roster`) REFERENCES `rosters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`crn`) REFERENCES `people`(`crn`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`session`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `projects` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`pdu` text NOT NULL,
	`latitude` real NOT NULL,
	`longitude` real NOT NULL,
	`tags` text NOT NULL,
	`host` text NOT NULL,
	`host_sex` text,
	`sex_policy` text NOT NULL,
	`start_date` text NOT NULL,
	`end_date` text,
	FOREIGN KEY (`pdu`) REFERENCES `pdus`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `requirements` (
	`crn` text NOT NULL,
	`event_number` integer NOT NULL,
	`order_type` text NOT NULL,
	`ordered_minutes` integer NOT NULL,
	`sentence_date` text NOT NULL,
	`deadline` text NOT NULL,
	`allocated_date` text,
	`assessed_date` text,
	`inducted_date` text,
	`status` text NOT NULL,
	PRIMARY KEY(`crn`, `event_number`),
	FOREIGN KEY (`crn`) REFERENCES `people`(`crn`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `rosters` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`region` text NOT NULL,
	`pdu` text,
	`week_start` text NOT NULL,
	`version` integer NOT NULL,
	`state` text NOT NULL,
	`replaces` integer,
	`problem_hash` text NOT NULL,
	`status` text NOT NULL,
	`points` integer NOT NULL,
	`bound` integer,
	`policy_version` integer NOT NULL,
	`seed` integer NOT NULL,
	`created_at` text NOT NULL,
	`published_at` text,
	FOREIGN KEY (`pdu`) REFERENCES `pdus`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rosters_version` ON `rosters` (`region`,(case when "pdu" is null then '' else "pdu" end),`week_start`,`version`);--> statement-breakpoint
CREATE UNIQUE INDEX `rosters_one_published` ON `rosters` (`region`,(case when "pdu" is null then '' else "pdu" end),`week_start`) WHERE "rosters"."state" = 'published';--> statement-breakpoint
CREATE TABLE `runs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`region` text NOT NULL,
	`pdu` text,
	`week_start` text NOT NULL,
	`around` integer,
	`seconds` integer NOT NULL,
	`seed` integer NOT NULL,
	`status` text NOT NULL,
	`roster` integer,
	`detail` text,
	`queued_at` text NOT NULL,
	`ended_at` text,
	FOREIGN KEY (`pdu`) REFERENCES `pdus`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`around`) REFERENCES `rosters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`roster`) REFERENCES `rosters`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`project` text NOT NULL,
	`date` text NOT NULL,
	`from_time` text NOT NULL,
	`to_time` text NOT NULL,
	`break_minutes` integer NOT NULL,
	`supervisor` text,
	`supervisor_sex` text,
	`capacity` integer NOT NULL,
	`min_attendance` integer,
	`status` text NOT NULL,
	FOREIGN KEY (`project`) REFERENCES `projects`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_by_date` ON `sessions` (`date`);--> statement-breakpoint
CREATE INDEX `sessions_by_project` ON `sessions` (`project`,`date`);--> statement-breakpoint
CREATE TABLE `travel_minutes` (
	`crn` text NOT NULL,
	`project` text NOT NULL,
	`minutes` integer NOT NULL,
	PRIMARY KEY(`crn`, `project`),
	FOREIGN KEY (`crn`) REFERENCES `people`(`crn`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`project`) REFERENCES `projects`(`code`) ON UPDATE no action ON DELETE no action
);
