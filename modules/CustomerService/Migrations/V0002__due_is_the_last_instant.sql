-- A due time is the last instant in time, no longer the first that is too late: it reads as the day it belongs to.
update customer_service.follow_ups set due_at = due_at - interval '1 microsecond';
update customer_service.complaints set due_close = due_close - interval '1 microsecond';
