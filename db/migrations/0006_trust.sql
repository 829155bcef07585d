CREATE TABLE `erased_people` (
	`crn` text PRIMARY KEY NOT NULL,
	`erased_on` text NOT NULL,
	FOREIGN KEY (`crn`) REFERENCES `people`(`crn`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `limited_access` (
	`crn` text NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`crn`, `name`),
	FOREIGN KEY (`crn`) REFERENCES `people`(`crn`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `sign_in_links` (
	`secret_hash` text PRIMARY KEY NOT NULL,
	`caller` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text
);
--> statement-breakpoint
CREATE TABLE `sign_ins` (
	`secret_hash` text PRIMARY KEY NOT NULL,
	`caller` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`ended_at` text
);
--> statement-breakpoint
CREATE INDEX `sign_ins_by_expiry` ON `sign_ins` (`expires_at`);--> statement-breakpoint
CREATE TABLE `audit_acts` (
	`number` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`by` text NOT NULL,
	`role` text,
	`request` text,
	`action` text NOT NULL,
	`reason` text,
	`only_read` integer NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_acts_by_request` ON `audit_acts` (`request`);--> statement-breakpoint
CREATE INDEX `audit_acts_that_changed` ON `audit_acts` (`only_read`,`number`);--> statement-breakpoint
CREATE TABLE `audit_changes` (
	`number` integer PRIMARY KEY NOT NULL,
	`act` integer NOT NULL,
	`change` text NOT NULL,
	`noun` text NOT NULL,
	`key` text NOT NULL,
	`whose` text NOT NULL,
	`before` text,
	`after` text,
	`salt` text,
	`content_hash` text
);
--> statement-breakpoint
CREATE INDEX `audit_changes_of_act` ON `audit_changes` (`act`);--> statement-breakpoint
CREATE INDEX `audit_changes_of_thing` ON `audit_changes` (`whose`,`number`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_idempotency_keys` (
	`key` text NOT NULL,
	`route` text NOT NULL,
	`caller` text NOT NULL,
	`request` text,
	`body_hash` text NOT NULL,
	`at` text NOT NULL,
	`status` integer,
	`body` text,
	`location` text,
	PRIMARY KEY(`key`, `route`, `caller`)
);
--> statement-breakpoint
DROP TABLE `idempotency_keys`;--> statement-breakpoint
ALTER TABLE `__new_idempotency_keys` RENAME TO `idempotency_keys`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `idempotency_keys_by_time` ON `idempotency_keys` (`at`);