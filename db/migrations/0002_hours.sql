CREATE TABLE `calendar_links` (
	`secret_hash` text PRIMARY KEY NOT NULL,
	`crn` text NOT NULL,
	`created_at` text NOT NULL,
	`revoked_at` text,
	FOREIGN KEY (`crn`) REFERENCES `people`(`crn`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `idempotency_keys` (
	`key` text NOT NULL,
	`route` text NOT NULL,
	`body_hash` text NOT NULL,
	`at` text NOT NULL,
	`status` integer,
	`body` text,
	`location` text,
	PRIMARY KEY(`key`, `route`)
);
--> statement-breakpoint
CREATE INDEX `idempotency_keys_by_time` ON `idempotency_keys` (`at`);--> statement-breakpoint
CREATE TABLE `adjustments` (
	`number` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`crn` text NOT NULL,
	`event_number` integer NOT NULL,
	`date` text NOT NULL,
	`minutes` integer NOT NULL,
	`reason` text NOT NULL,
	`travel_for` text,
	`recorded_at` text,
	FOREIGN KEY (`travel_for`) REFERENCES `appointments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`crn`,`event_number`) REFERENCES `requirements`(`crn`,`event_number`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "adjustments_minutes" CHECK("adjustments"."minutes" <> 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `adjustments_id` ON `adjustments` (`id`);--> statement-breakpoint
CREATE INDEX `adjustments_by_requirement` ON `adjustments` (`crn`,`event_number`,`date`,`minutes`);--> statement-breakpoint
CREATE TABLE `allocations` (
	`id` text PRIMARY KEY NOT NULL,
	`crn` text NOT NULL,
	`event_number` integer NOT NULL,
	`project` text NOT NULL,
	`frequency` text NOT NULL,
	`weekday` integer NOT NULL,
	`from_time` text NOT NULL,
	`to_time` text NOT NULL,
	`start_date` text NOT NULL,
	`end_date` text,
	`pick_up_point` text,
	`pick_up_time` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`project`) REFERENCES `projects`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pick_up_point`) REFERENCES `pick_up_points`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`crn`,`event_number`) REFERENCES `requirements`(`crn`,`event_number`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "allocations_weekday" CHECK("allocations"."weekday" between 1 and 7)
);
--> statement-breakpoint
CREATE INDEX `allocations_by_requirement` ON `allocations` (`crn`,`event_number`);--> statement-breakpoint
CREATE TABLE `course_completions` (
	`number` integer PRIMARY KEY NOT NULL,
	`reference` text NOT NULL,
	`crn` text NOT NULL,
	`event_number` integer NOT NULL,
	`date` text NOT NULL,
	`minutes` integer NOT NULL,
	`course` text NOT NULL,
	`recorded_at` text,
	FOREIGN KEY (`crn`,`event_number`) REFERENCES `requirements`(`crn`,`event_number`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "course_completions_minutes" CHECK("course_completions"."minutes" > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `course_completions_reference` ON `course_completions` (`reference`);--> statement-breakpoint
CREATE INDEX `course_completions_by_requirement` ON `course_completions` (`crn`,`event_number`,`date`,`minutes`);--> statement-breakpoint
CREATE TABLE `non_working_dates` (
	`region` text NOT NULL,
	`date` text NOT NULL,
	`reason` text NOT NULL,
	PRIMARY KEY(`region`, `date`)
);
--> statement-breakpoint
CREATE TABLE `outcome_entries` (
	`number` integer PRIMARY KEY NOT NULL,
	`appointment` text NOT NULL,
	`outcome` text,
	`from_time` text NOT NULL,
	`to_time` text NOT NULL,
	`break_minutes` integer NOT NULL,
	`penalty_minutes` integer NOT NULL,
	`credited_minutes` integer,
	`notes` text,
	`sensitive` integer NOT NULL,
	`hi_vis_worn` integer,
	`work_quality` text,
	`behaviour` text,
	`recorded_at` text,
	FOREIGN KEY (`appointment`) REFERENCES `appointments`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "outcome_entries_credit" CHECK(("outcome_entries"."outcome" is null) = ("outcome_entries"."credited_minutes" is null))
);
--> statement-breakpoint
CREATE INDEX `outcome_entries_by_appointment` ON `outcome_entries` (`appointment`);--> statement-breakpoint
DROP INDEX `appointments_by_person`;--> statement-breakpoint
ALTER TABLE `appointments` ADD `penalty_minutes` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `appointments` ADD `allocation` text REFERENCES allocations(id);--> statement-breakpoint
ALTER TABLE `appointments` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE INDEX `appointments_by_requirement` ON `appointments` (`crn`,`event_number`,`date`,`outcome`,`credited_minutes`,`project`);--> statement-breakpoint
CREATE INDEX `appointments_open` ON `appointments` (`crn`,`event_number`,`date`) WHERE "appointments"."outcome" is null;--> statement-breakpoint
CREATE INDEX `appointments_without_session` ON `appointments` (`project`,`date`) WHERE "appointments"."session" is null and "appointments"."outcome" is null;--> statement-breakpoint
CREATE INDEX `appointments_by_session` ON `appointments` (`session`);
--> statement-breakpoint
INSERT INTO `outcome_entries` (`number`, `appointment`, `outcome`, `from_time`, `to_time`, `break_minutes`, `penalty_minutes`, `credited_minutes`, `sensitive`)
SELECT row_number() OVER (ORDER BY `date`, `from_time`, `id`), `id`, `outcome`, `from_time`, `to_time`,
	iif(`attended`, min(`break`, `length` - `credited_minutes`), `break`),
	iif(`attended`, `length` - `credited_minutes` - min(`break`, `length` - `credited_minutes`), 0),
	`credited_minutes`, 0
FROM (
	SELECT a.*, coalesce(s.`break_minutes`, 0) AS `break`,
		a.`outcome` IN ('ATTC', 'ATCH', 'AFDA', 'AFTC', 'ATSH', 'ATSS') AS `attended`,
		substr(a.`to_time`, 1, 2) * 60 + substr(a.`to_time`, 4, 2) - substr(a.`from_time`, 1, 2) * 60 - substr(a.`from_time`, 4, 2) AS `length`
	FROM `appointments` a LEFT JOIN `sessions` s ON s.`id` = a.`session`
	WHERE a.`outcome` IS NOT NULL
);
--> statement-breakpoint
UPDATE `appointments` SET `penalty_minutes` = e.`penalty_minutes` FROM `outcome_entries` e WHERE e.`appointment` = `appointments`.`id` AND e.`penalty_minutes` > 0;
--> statement-breakpoint
CREATE TRIGGER `appointments_version` AFTER UPDATE ON `appointments` WHEN new.`version` = old.`version`
BEGIN UPDATE `appointments` SET `version` = old.`version` + 1 WHERE `id` = new.`id`; END;
--> statement-breakpoint
CREATE TRIGGER `allocations_version` AFTER UPDATE ON `allocations` WHEN new.`version` = old.`version`
BEGIN UPDATE `allocations` SET `version` = old.`version` + 1 WHERE `id` = new.`id`; END;
--> statement-breakpoint
CREATE TRIGGER `outcome_entries_unchanged` BEFORE UPDATE ON `outcome_entries`
BEGIN SELECT raise(abort, 'outcome_entries are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `outcome_entries_kept` BEFORE DELETE ON `outcome_entries`
BEGIN SELECT raise(abort, 'outcome_entries are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `course_completions_unchanged` BEFORE UPDATE ON `course_completions`
BEGIN SELECT raise(abort, 'course_completions are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `course_completions_kept` BEFORE DELETE ON `course_completions`
BEGIN SELECT raise(abort, 'course_completions are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `adjustments_unchanged` BEFORE UPDATE ON `adjustments`
BEGIN SELECT raise(abort, 'adjustments are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `adjustments_kept` BEFORE DELETE ON `adjustments`
BEGIN SELECT raise(abort, 'adjustments are append-only'); END;
