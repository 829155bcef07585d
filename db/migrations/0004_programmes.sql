CREATE TABLE `group_attendance_entries` (
	`number` integer PRIMARY KEY NOT NULL,
	`session` text,
	`one_to_one` text,
	`referral` text NOT NULL,
	`outcome` text NOT NULL,
	`at` text NOT NULL,
	`by` text NOT NULL,
	`note` text,
	FOREIGN KEY (`session`) REFERENCES `group_sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`one_to_one`) REFERENCES `one_to_ones`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`referral`) REFERENCES `referrals`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "group_attendance_entries_one" CHECK(("group_attendance_entries"."session" is null) <> ("group_attendance_entries"."one_to_one" is null))
);
--> statement-breakpoint
CREATE INDEX `group_attendance_entries_by_referral` ON `group_attendance_entries` (`referral`);--> statement-breakpoint
CREATE INDEX `group_attendance_entries_by_session` ON `group_attendance_entries` (`session`);--> statement-breakpoint
CREATE TABLE `group_facilitators` (
	`group` text NOT NULL,
	`facilitator` text NOT NULL,
	PRIMARY KEY(`group`, `facilitator`),
	FOREIGN KEY (`group`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`facilitator`) REFERENCES `facilitators`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `group_members` (
	`group` text NOT NULL,
	`referral` text NOT NULL,
	`joined_at_session` integer NOT NULL,
	`left_on` text,
	`left_reason` text,
	PRIMARY KEY(`group`, `referral`),
	FOREIGN KEY (`group`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`referral`) REFERENCES `referrals`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "group_members_left" CHECK(("group_members"."left_on" is null) = ("group_members"."left_reason" is null))
);
--> statement-breakpoint
CREATE INDEX `group_members_by_referral` ON `group_members` (`referral`);--> statement-breakpoint
CREATE TABLE `group_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`group` text NOT NULL,
	`number` integer NOT NULL,
	`date` text NOT NULL,
	`from_time` text NOT NULL,
	`to_time` text NOT NULL,
	`venue` text NOT NULL,
	`room` text NOT NULL,
	`status` text NOT NULL,
	`catch_up_for` text,
	FOREIGN KEY (`group`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`catch_up_for`) REFERENCES `group_sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`venue`,`room`) REFERENCES `rooms`(`venue`,`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `group_sessions_by_group` ON `group_sessions` (`group`,`number`);--> statement-breakpoint
CREATE INDEX `group_sessions_by_date` ON `group_sessions` (`date`);--> statement-breakpoint
CREATE TABLE `groupings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`region` text NOT NULL,
	`as_of` text NOT NULL,
	`horizon_weeks` integer NOT NULL,
	`problem` text NOT NULL,
	`answer` text NOT NULL,
	`candidates` text NOT NULL,
	`what_if` text,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `groupings_by_region` ON `groupings` (`region`,`as_of`);--> statement-breakpoint
CREATE TABLE `groups` (
	`id` text PRIMARY KEY NOT NULL,
	`programme` text NOT NULL,
	`venue` text NOT NULL,
	`room` text NOT NULL,
	`sex` text NOT NULL,
	`delivery` text NOT NULL,
	`pattern` text NOT NULL,
	`state` text NOT NULL,
	`starts_on` text NOT NULL,
	`grouping` integer,
	FOREIGN KEY (`pattern`) REFERENCES `slot_patterns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`grouping`) REFERENCES `groupings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`venue`,`room`) REFERENCES `rooms`(`venue`,`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `groups_by_state` ON `groups` (`state`,`starts_on`);--> statement-breakpoint
CREATE TABLE `one_to_ones` (
	`id` text PRIMARY KEY NOT NULL,
	`group` text NOT NULL,
	`referral` text NOT NULL,
	`number` integer NOT NULL,
	`date` text NOT NULL,
	`from_time` text NOT NULL,
	`to_time` text NOT NULL,
	`facilitator` text NOT NULL,
	`status` text NOT NULL,
	FOREIGN KEY (`group`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`referral`) REFERENCES `referrals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`facilitator`) REFERENCES `facilitators`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `one_to_ones_by_referral` ON `one_to_ones` (`referral`,`date`);--> statement-breakpoint
CREATE INDEX `one_to_ones_by_group` ON `one_to_ones` (`group`,`number`);--> statement-breakpoint
CREATE INDEX `one_to_ones_by_facilitator` ON `one_to_ones` (`facilitator`,`date`);--> statement-breakpoint
CREATE INDEX `one_to_ones_by_date` ON `one_to_ones` (`date`);--> statement-breakpoint
CREATE TABLE `partner_link_worker_tasks` (
	`group` text NOT NULL,
	`referral` text NOT NULL,
	`due` text NOT NULL,
	`state` text NOT NULL,
	`done_at` text,
	PRIMARY KEY(`group`, `referral`),
	FOREIGN KEY (`group`,`referral`) REFERENCES `group_members`(`group`,`referral`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "partner_link_worker_tasks_done" CHECK(("partner_link_worker_tasks"."state" = 'done') = ("partner_link_worker_tasks"."done_at" is not null))
);
--> statement-breakpoint
CREATE INDEX `partner_link_worker_tasks_open` ON `partner_link_worker_tasks` (`due`) WHERE "partner_link_worker_tasks"."state" = 'open';--> statement-breakpoint
CREATE TABLE `session_facilitators` (
	`session` text NOT NULL,
	`facilitator` text NOT NULL,
	PRIMARY KEY(`session`, `facilitator`),
	FOREIGN KEY (`session`) REFERENCES `group_sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`facilitator`) REFERENCES `facilitators`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `session_facilitators_by_facilitator` ON `session_facilitators` (`facilitator`);--> statement-breakpoint
CREATE TABLE `facilitator_hours` (
	`facilitator` text NOT NULL,
	`weekday` integer NOT NULL,
	`from_time` text NOT NULL,
	`to_time` text NOT NULL,
	PRIMARY KEY(`facilitator`, `weekday`, `from_time`),
	FOREIGN KEY (`facilitator`) REFERENCES `facilitators`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "facilitator_hours_weekday" CHECK("facilitator_hours"."weekday" between 1 and 7)
);
--> statement-breakpoint
CREATE TABLE `facilitator_leave` (
	`facilitator` text NOT NULL,
	`from_date` text NOT NULL,
	`to_date` text NOT NULL,
	PRIMARY KEY(`facilitator`, `from_date`),
	FOREIGN KEY (`facilitator`) REFERENCES `facilitators`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `facilitators` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`region` text NOT NULL,
	`pdus` text NOT NULL,
	`programmes` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `rooms` (
	`venue` text NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`seats` integer NOT NULL,
	PRIMARY KEY(`venue`, `code`),
	FOREIGN KEY (`venue`) REFERENCES `venues`(`code`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "rooms_seats" CHECK("rooms"."seats" > 0)
);
--> statement-breakpoint
CREATE TABLE `slot_patterns` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`region` text NOT NULL,
	`programme` text
);
--> statement-breakpoint
CREATE TABLE `slots` (
	`pattern` text NOT NULL,
	`kind` text NOT NULL,
	`weekday` integer NOT NULL,
	`from_time` text NOT NULL,
	`to_time` text NOT NULL,
	PRIMARY KEY(`pattern`, `weekday`, `from_time`),
	FOREIGN KEY (`pattern`) REFERENCES `slot_patterns`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "slots_weekday" CHECK("slots"."weekday" between 1 and 7)
);
--> statement-breakpoint
CREATE TABLE `venue_closures` (
	`venue` text NOT NULL,
	`from_date` text NOT NULL,
	`to_date` text NOT NULL,
	`reason` text NOT NULL,
	PRIMARY KEY(`venue`, `from_date`),
	FOREIGN KEY (`venue`) REFERENCES `venues`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `venue_hours` (
	`venue` text NOT NULL,
	`weekday` integer NOT NULL,
	`from_time` text NOT NULL,
	`to_time` text NOT NULL,
	PRIMARY KEY(`venue`, `weekday`, `from_time`),
	FOREIGN KEY (`venue`) REFERENCES `venues`(`code`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "venue_hours_weekday" CHECK("venue_hours"."weekday" between 1 and 7)
);
--> statement-breakpoint
CREATE TABLE `venue_travel` (
	`crn` text NOT NULL,
	`venue` text NOT NULL,
	`minutes` integer NOT NULL,
	PRIMARY KEY(`crn`, `venue`),
	FOREIGN KEY (`crn`) REFERENCES `people`(`crn`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`venue`) REFERENCES `venues`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `venues` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`pdu` text NOT NULL,
	`latitude` real NOT NULL,
	`longitude` real NOT NULL,
	`tags` text NOT NULL,
	FOREIGN KEY (`pdu`) REFERENCES `pdus`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `referral_facts` (
	`number` integer PRIMARY KEY NOT NULL,
	`referral` text NOT NULL,
	`fact` text NOT NULL,
	`value` text NOT NULL,
	`source` text NOT NULL,
	`date` text NOT NULL,
	FOREIGN KEY (`referral`) REFERENCES `referrals`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `referral_facts_by_referral` ON `referral_facts` (`referral`,`fact`,`date`);--> statement-breakpoint
CREATE TABLE `referral_state_changes` (
	`number` integer PRIMARY KEY NOT NULL,
	`referral` text NOT NULL,
	`state` text NOT NULL,
	`at` text,
	`by` text,
	`reason` text,
	FOREIGN KEY (`referral`) REFERENCES `referrals`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `referral_state_changes_by_referral` ON `referral_state_changes` (`referral`);--> statement-breakpoint
CREATE TABLE `referrals` (
	`id` text PRIMARY KEY NOT NULL,
	`crn` text NOT NULL,
	`programme` text NOT NULL,
	`event_number` integer,
	`basis` text NOT NULL,
	`referred_on` text NOT NULL,
	`ready_from` text NOT NULL,
	`must_finish_by` text NOT NULL,
	`needs` text NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	FOREIGN KEY (`crn`) REFERENCES `people`(`crn`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `referrals_by_need` ON `referrals` (`state`,`programme`,`must_finish_by`,`referred_on`);--> statement-breakpoint
CREATE INDEX `referrals_by_person` ON `referrals` (`crn`);--> statement-breakpoint
CREATE UNIQUE INDEX `referrals_one_open` ON `referrals` (`crn`,`programme`) WHERE "referrals"."state" not in ('completed', 'withdrawn');
--> statement-breakpoint
CREATE TRIGGER `referral_facts_unchanged` BEFORE UPDATE ON `referral_facts`
BEGIN SELECT raise(abort, 'referral_facts are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `referral_facts_kept` BEFORE DELETE ON `referral_facts`
BEGIN SELECT raise(abort, 'referral_facts are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `referral_state_changes_unchanged` BEFORE UPDATE ON `referral_state_changes`
BEGIN SELECT raise(abort, 'referral_state_changes are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `referral_state_changes_kept` BEFORE DELETE ON `referral_state_changes`
BEGIN SELECT raise(abort, 'referral_state_changes are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `group_attendance_entries_unchanged` BEFORE UPDATE ON `group_attendance_entries`
BEGIN SELECT raise(abort, 'group_attendance_entries are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `group_attendance_entries_kept` BEFORE DELETE ON `group_attendance_entries`
BEGIN SELECT raise(abort, 'group_attendance_entries are append-only'); END;
