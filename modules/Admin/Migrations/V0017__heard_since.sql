-- A past day is looked at with what was heard since: without reading years of obligations that were settled before it.
create index evidence_by_hearing on admin.evidence (store_id, heard_at);
create index releases_by_hearing on admin.releases (store_id, heard_at);
