-- A due time is the last instant in time, no longer the first that is too late: it reads as the day it belongs to.
update csi.surveys set due_at = due_at - interval '1 microsecond';
