DROP INDEX `outcome_entries_by_appointment`;--> statement-breakpoint
CREATE INDEX `outcome_entries_by_appointment` ON `outcome_entries` (`appointment`,`number`,`outcome`,`from_time`,`to_time`,`break_minutes`,`penalty_minutes`);--> statement-breakpoint
CREATE INDEX `sessions_as_booked` ON `sessions` (`id`,`break_minutes`,`status`);