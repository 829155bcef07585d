DROP INDEX `sessions_by_project`;--> statement-breakpoint
CREATE INDEX `sessions_by_project` ON `sessions` (`project`,`date`,`from_time`,`id`);