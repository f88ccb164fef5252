"""Version 1: one table for each record type; columns are named as the fields, dates are ISO, decimals are digits.

``step`` is the step of history that changed a record last; columns ending in ``_sort`` hold the Vietnamese order.
"""

DDL = """
CREATE TABLE "unit" (
    uid TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, step INTEGER NOT NULL, "extras" TEXT NOT NULL,
    "name" TEXT NOT NULL, "short_name" TEXT NOT NULL, "level" TEXT, "parent" TEXT NOT NULL,
    "symbol" TEXT NOT NULL, "identifier_code" TEXT NOT NULL, "place" TEXT NOT NULL, "valid_from" TEXT,
    "valid_to" TEXT, name_sort TEXT NOT NULL
);
CREATE INDEX "unit_parent" ON "unit" ("parent");
CREATE TABLE "unit_alias" (
    uid TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, step INTEGER NOT NULL, "extras" TEXT NOT NULL,
    "alias" TEXT NOT NULL, "target" TEXT NOT NULL
);
CREATE INDEX "unit_alias_target" ON "unit_alias" ("target");
CREATE TABLE "unit_succession" (
    uid TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, step INTEGER NOT NULL, "extras" TEXT NOT NULL,
    "old" TEXT NOT NULL, "new" TEXT NOT NULL, "on" TEXT, "note" TEXT NOT NULL
);
CREATE INDEX "unit_succession_old" ON "unit_succession" ("old");
CREATE INDEX "unit_succession_new" ON "unit_succession" ("new");
CREATE TABLE "period" (
    uid TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, step INTEGER NOT NULL, "extras" TEXT NOT NULL,
    "unit" TEXT NOT NULL, "code" TEXT NOT NULL, "kind" TEXT, "calendar_from" TEXT, "calendar_to" TEXT,
    "data_from" TEXT, "data_to" TEXT, "as_of" TEXT, "due" TEXT
);
CREATE UNIQUE INDEX "period_own" ON "period" ("unit", "code");
CREATE TABLE "holiday" (
    uid TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, step INTEGER NOT NULL, "extras" TEXT NOT NULL,
    "unit" TEXT NOT NULL, "date" TEXT, "name" TEXT NOT NULL
);
CREATE TABLE "setting" (
    uid TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, step INTEGER NOT NULL, "extras" TEXT NOT NULL,
    "unit" TEXT NOT NULL, "key" TEXT NOT NULL, "value" TEXT NOT NULL
);
CREATE UNIQUE INDEX "setting_own" ON "setting" ("unit", "key");
CREATE TABLE "signatory" (
    uid TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, step INTEGER NOT NULL, "extras" TEXT NOT NULL,
    "unit" TEXT NOT NULL, "lines" TEXT NOT NULL, "position_below" TEXT NOT NULL, "name" TEXT NOT NULL
);
CREATE TABLE "recipient_list" (
    uid TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, step INTEGER NOT NULL, "extras" TEXT NOT NULL,
    "unit" TEXT NOT NULL, "name" TEXT NOT NULL, "level" TEXT, "addressed" TEXT NOT NULL, "lines" TEXT NOT NULL
);
CREATE TABLE "number_series" (
    uid TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, step INTEGER NOT NULL, "extras" TEXT NOT NULL,
    "unit" TEXT NOT NULL, "issuing_body" TEXT NOT NULL, "pattern" TEXT NOT NULL, "last_number" INTEGER
);
CREATE UNIQUE INDEX "number_series_own" ON "number_series" ("unit", "issuing_body", "pattern");
CREATE TABLE "document" (
    uid TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, step INTEGER NOT NULL, "extras" TEXT NOT NULL,
    "type" TEXT NOT NULL, "number" TEXT NOT NULL, "symbol" TEXT NOT NULL, "date" TEXT, "issuer" TEXT NOT NULL,
    "issuer_unit" TEXT NOT NULL, "subject" TEXT NOT NULL, "assigns_work" INTEGER NOT NULL, "year_from" INTEGER,
    "year_to" INTEGER, "number_text" TEXT NOT NULL, "date_text" TEXT NOT NULL, subject_sort TEXT NOT NULL
);
CREATE INDEX "document_issuer_unit" ON "document" ("issuer_unit");
CREATE TABLE "document_entry" (
    uid TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, step INTEGER NOT NULL, "extras" TEXT NOT NULL,
    "unit" TEXT NOT NULL, "document" TEXT NOT NULL, "direction" TEXT NOT NULL, "as_written" TEXT NOT NULL,
    "registered_on" TEXT, "note" TEXT NOT NULL
);
CREATE INDEX "document_entry_document" ON "document_entry" ("document");
CREATE TABLE "section" (
    uid TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, step INTEGER NOT NULL, "extras" TEXT NOT NULL,
    "plan" TEXT NOT NULL, "annex" TEXT NOT NULL, "parent" TEXT NOT NULL, "number" TEXT NOT NULL,
    "title" TEXT NOT NULL
);
CREATE INDEX "section_plan" ON "section" ("plan");
CREATE INDEX "section_parent" ON "section" ("parent");
CREATE TABLE "task" (
    uid TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, step INTEGER NOT NULL, "extras" TEXT NOT NULL,
    "title" TEXT NOT NULL, "kind" TEXT NOT NULL, "content" TEXT NOT NULL, "planned_content" TEXT NOT NULL,
    "lead" TEXT NOT NULL, "coordinators" TEXT NOT NULL, "deadline_text" TEXT NOT NULL,
    "deadline_kind" TEXT NOT NULL, "deadline_from" TEXT, "deadline_to" TEXT, "note" TEXT NOT NULL,
    title_sort TEXT NOT NULL
);
CREATE TABLE "plan_item" (
    uid TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, step INTEGER NOT NULL, "extras" TEXT NOT NULL,
    "plan" TEXT NOT NULL, "annex" TEXT NOT NULL, "task" TEXT NOT NULL, "section" TEXT NOT NULL,
    "code" TEXT NOT NULL, code_sort TEXT NOT NULL
);
CREATE INDEX "plan_item_plan" ON "plan_item" ("plan");
CREATE INDEX "plan_item_task" ON "plan_item" ("task");
CREATE INDEX "plan_item_section" ON "plan_item" ("section");
CREATE TABLE "milestone" (
    uid TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, step INTEGER NOT NULL, "extras" TEXT NOT NULL,
    "task" TEXT NOT NULL, "title" TEXT NOT NULL, "deadline_text" TEXT NOT NULL, "deadline_from" TEXT,
    "deadline_to" TEXT
);
CREATE INDEX "milestone_task" ON "milestone" ("task");
CREATE TABLE "progress" (
    uid TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, step INTEGER NOT NULL, "extras" TEXT NOT NULL,
    "unit" TEXT NOT NULL, "task" TEXT NOT NULL, "period" TEXT NOT NULL, "result" TEXT NOT NULL,
    "status_written" TEXT, "status_text" TEXT NOT NULL, "started" TEXT, "completed_on" TEXT,
    "milestones_done" TEXT NOT NULL, "percent" TEXT, "note" TEXT NOT NULL, "reason" TEXT NOT NULL
);
CREATE UNIQUE INDEX "progress_own" ON "progress" ("unit", "task", "period");
CREATE INDEX "progress_task" ON "progress" ("task");
CREATE TABLE "funding" (
    uid TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, step INTEGER NOT NULL, "extras" TEXT NOT NULL,
    "unit" TEXT NOT NULL, "task" TEXT NOT NULL, "year" INTEGER, "source" TEXT NOT NULL, "nature" TEXT NOT NULL,
    "amount_kind" TEXT NOT NULL, "amount" INTEGER, "amount_text" TEXT NOT NULL, "unit_text" TEXT NOT NULL,
    "footnote" TEXT NOT NULL
);
CREATE INDEX "funding_task" ON "funding" ("task");
CREATE TABLE "citation" (
    uid TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, step INTEGER NOT NULL, "extras" TEXT NOT NULL,
    "record" TEXT NOT NULL, "field" TEXT NOT NULL, "start" INTEGER, "end" INTEGER, "as_written" TEXT NOT NULL,
    "document" TEXT NOT NULL
);
CREATE INDEX "citation_record" ON "citation" ("record");
CREATE INDEX "citation_document" ON "citation" ("document");
CREATE TABLE "indicator" (
    uid TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, step INTEGER NOT NULL, "extras" TEXT NOT NULL,
    "plan" TEXT NOT NULL, "annex" TEXT NOT NULL, "section" TEXT NOT NULL, "code" TEXT NOT NULL, "pillar" TEXT,
    "name" TEXT NOT NULL, "parent" TEXT NOT NULL, "scope" TEXT NOT NULL, "measure" TEXT NOT NULL,
    "unit_text" TEXT NOT NULL, "numerator_label" TEXT NOT NULL, "denominator_label" TEXT NOT NULL,
    "max_score" TEXT, "better" TEXT NOT NULL, "accumulation" TEXT NOT NULL, "lead" TEXT NOT NULL,
    "source" TEXT NOT NULL, "basis" TEXT NOT NULL, "note" TEXT NOT NULL, code_sort TEXT NOT NULL,
    name_sort TEXT NOT NULL
);
CREATE INDEX "indicator_plan" ON "indicator" ("plan");
CREATE INDEX "indicator_section" ON "indicator" ("section");
CREATE INDEX "indicator_parent" ON "indicator" ("parent");
CREATE TABLE "target" (
    uid TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, step INTEGER NOT NULL, "extras" TEXT NOT NULL,
    "indicator" TEXT NOT NULL, "year" INTEGER, "origin" TEXT NOT NULL, "document" TEXT NOT NULL,
    "comparator" TEXT, "value" TEXT, "value_to" TEXT, "text" TEXT NOT NULL
);
CREATE INDEX "target_indicator" ON "target" ("indicator");
CREATE INDEX "target_document" ON "target" ("document");
CREATE TABLE "measurement" (
    uid TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, step INTEGER NOT NULL, "extras" TEXT NOT NULL,
    "unit" TEXT NOT NULL, "indicator" TEXT NOT NULL, "period" TEXT NOT NULL, "numerator" TEXT,
    "denominator" TEXT, "value" TEXT, "text" TEXT NOT NULL, "note" TEXT NOT NULL, "evaluation_written" TEXT,
    "evaluation_text" TEXT NOT NULL, "reason" TEXT NOT NULL
);
CREATE UNIQUE INDEX "measurement_own" ON "measurement" ("unit", "indicator", "period");
CREATE INDEX "measurement_indicator" ON "measurement" ("indicator");
CREATE TABLE "team" (
    uid TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, step INTEGER NOT NULL, "extras" TEXT NOT NULL,
    "unit" TEXT NOT NULL, "hamlet" TEXT NOT NULL, "level" TEXT, "name" TEXT NOT NULL, "decision" TEXT NOT NULL,
    "founded" TEXT, "dissolved" TEXT, "has_group_chat" INTEGER, name_sort TEXT NOT NULL
);
CREATE TABLE "member" (
    uid TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, step INTEGER NOT NULL, "extras" TEXT NOT NULL,
    "unit" TEXT NOT NULL, "team" TEXT NOT NULL, "name" TEXT NOT NULL, "sex" TEXT, "birth_year" INTEGER,
    "role" TEXT NOT NULL, "organisation" TEXT NOT NULL, "job_title" TEXT NOT NULL, "phone" TEXT NOT NULL,
    "email" TEXT NOT NULL, "consent_on" TEXT, "joined" TEXT, "left" TEXT, "withheld" INTEGER NOT NULL,
    name_sort TEXT NOT NULL
);
CREATE INDEX "member_team" ON "member" ("team");
CREATE TABLE "activity" (
    uid TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, step INTEGER NOT NULL, "extras" TEXT NOT NULL,
    "unit" TEXT NOT NULL, "kind" TEXT NOT NULL, "date" TEXT, "title" TEXT NOT NULL, "place" TEXT NOT NULL,
    "attendees" INTEGER, "hours" TEXT, "documents" TEXT NOT NULL, title_sort TEXT NOT NULL
);
CREATE TABLE "attendance" (
    uid TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, step INTEGER NOT NULL, "extras" TEXT NOT NULL,
    "unit" TEXT NOT NULL, "activity" TEXT NOT NULL, "member" TEXT NOT NULL
);
CREATE UNIQUE INDEX "attendance_own" ON "attendance" ("unit", "activity", "member");
CREATE INDEX "attendance_activity" ON "attendance" ("activity");
CREATE INDEX "attendance_member" ON "attendance" ("member");
CREATE TABLE "info_system" (
    uid TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, step INTEGER NOT NULL, "extras" TEXT NOT NULL,
    "unit" TEXT NOT NULL, "name" TEXT NOT NULL, "operator" TEXT NOT NULL, "level" INTEGER,
    "due_text" TEXT NOT NULL, "due" TEXT, name_sort TEXT NOT NULL
);
CREATE TABLE "system_state" (
    uid TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, step INTEGER NOT NULL, "extras" TEXT NOT NULL,
    "unit" TEXT NOT NULL, "system" TEXT NOT NULL, "period" TEXT NOT NULL, "state" TEXT,
    "document" TEXT NOT NULL, "note" TEXT NOT NULL
);
CREATE UNIQUE INDEX "system_state_own" ON "system_state" ("unit", "system", "period");
CREATE INDEX "system_state_system" ON "system_state" ("system");
CREATE TABLE "compliance_entry" (
    uid TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, step INTEGER NOT NULL, "extras" TEXT NOT NULL,
    "unit" TEXT NOT NULL, "period" TEXT NOT NULL, "topic" TEXT NOT NULL, "reported" INTEGER, "on" TEXT,
    "note" TEXT NOT NULL
);
CREATE UNIQUE INDEX "compliance_entry_own" ON "compliance_entry" ("unit", "period", "topic");
CREATE TABLE "submission" (
    uid TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, step INTEGER NOT NULL, "extras" TEXT NOT NULL,
    "unit" TEXT NOT NULL, "period" TEXT NOT NULL, "received_at" TEXT NOT NULL, "revision" INTEGER,
    "package_sha256" TEXT NOT NULL, "purpose" TEXT NOT NULL, "on_time" INTEGER
);
CREATE TABLE "report" (
    uid TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, step INTEGER NOT NULL, "extras" TEXT NOT NULL,
    "unit" TEXT NOT NULL, "kind" TEXT NOT NULL, "period" TEXT NOT NULL, "issuing_body" TEXT NOT NULL,
    "title" TEXT NOT NULL, "recipients" TEXT NOT NULL, "signatory" TEXT NOT NULL, "outline" TEXT NOT NULL,
    "outline_version" TEXT NOT NULL, "documents_from" TEXT, "documents_to" TEXT, "annexes" TEXT,
    "summary_plan" TEXT NOT NULL, "number" TEXT NOT NULL, "date" TEXT, "state" TEXT NOT NULL,
    "replaces" TEXT NOT NULL, "reason" TEXT NOT NULL, "frozen_snapshot" TEXT, "frozen_text" TEXT NOT NULL,
    "files" TEXT, "signatures" TEXT
);
CREATE INDEX "report_recipients" ON "report" ("recipients");
CREATE INDEX "report_signatory" ON "report" ("signatory");
CREATE INDEX "report_summary_plan" ON "report" ("summary_plan");
CREATE INDEX "report_replaces" ON "report" ("replaces");
CREATE TABLE "narrative" (
    uid TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, step INTEGER NOT NULL, "extras" TEXT NOT NULL,
    "unit" TEXT NOT NULL, "report_kind" TEXT NOT NULL, "period" TEXT NOT NULL, "section_key" TEXT NOT NULL,
    "generated_text" TEXT NOT NULL, "generated_refs" TEXT, "own_text" TEXT NOT NULL, "edited" INTEGER NOT NULL,
    "stale" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "narrative_own" ON "narrative" ("unit", "report_kind", "period", "section_key");
CREATE TABLE "waiver" (
    uid TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, step INTEGER NOT NULL, "extras" TEXT NOT NULL,
    "unit" TEXT NOT NULL, "rule" TEXT NOT NULL, "record" TEXT NOT NULL, "fingerprint" TEXT NOT NULL,
    "period" TEXT NOT NULL, "reason" TEXT NOT NULL
);
CREATE INDEX "waiver_record" ON "waiver" ("record");
CREATE TABLE "template_memory" (
    uid TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, step INTEGER NOT NULL, "extras" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL, "mapping" TEXT
);
CREATE TABLE "evidence" (
    uid TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, step INTEGER NOT NULL, "extras" TEXT NOT NULL,
    "unit" TEXT NOT NULL, "record" TEXT NOT NULL, "file_name" TEXT NOT NULL, "sha256" TEXT NOT NULL
);
CREATE INDEX "evidence_record" ON "evidence" ("record");
CREATE TABLE "same_as" (
    uid TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, step INTEGER NOT NULL, "extras" TEXT NOT NULL,
    "old" TEXT NOT NULL, "kept" TEXT NOT NULL
);
CREATE INDEX "same_as_old" ON "same_as" ("old");
CREATE INDEX "same_as_kept" ON "same_as" ("kept");
"""
