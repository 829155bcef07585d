CREATE TABLE `catch_up_members` (
	`session` text NOT NULL,
	`referral` text NOT NULL,
	PRIMARY KEY(`session`, `referral`),
	FOREIGN KEY (`session`) REFERENCES `group_sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`referral`) REFERENCES `referrals`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `catch_up_members_by_referral` ON `catch_up_members` (`referral`);--> statement-breakpoint
CREATE TABLE `group_state_changes` (
	`number` integer PRIMARY KEY NOT NULL,
	`group` text NOT NULL,
	`state` text NOT NULL,
	`at` text NOT NULL,
	`by` text NOT NULL,
	`reason` text,
	FOREIGN KEY (`group`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `group_state_changes_by_group` ON `group_state_changes` (`group`);--> statement-breakpoint
CREATE TABLE `facilitator_calendar_links` (
	`secret_hash` text PRIMARY KEY NOT NULL,
	`facilitator` text NOT NULL,
	`created_at` text NOT NULL,
	`revoked_at` text,
	FOREIGN KEY (`facilitator`) REFERENCES `facilitators`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `facilitator_calendar_links_by_facilitator` ON `facilitator_calendar_links` (`facilitator`);--> statement-breakpoint
ALTER TABLE `group_members` ADD `joined_on` text;--> statement-breakpoint
ALTER TABLE `group_sessions` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `groups` ADD `exception` text;--> statement-breakpoint
ALTER TABLE `one_to_ones` ADD `catch_up_for` text REFERENCES one_to_ones(id);--> statement-breakpoint
ALTER TABLE `one_to_ones` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `partner_link_worker_tasks` ADD `done_by` text;--> statement-breakpoint
CREATE TRIGGER `group_state_changes_unchanged` BEFORE UPDATE ON `group_state_changes`
BEGIN SELECT raise(abort, 'group_state_changes are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `group_state_changes_kept` BEFORE DELETE ON `group_state_changes`
BEGIN SELECT raise(abort, 'group_state_changes are append-only'); END;
