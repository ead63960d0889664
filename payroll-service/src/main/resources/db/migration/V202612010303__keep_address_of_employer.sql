-- Where the employer is and how it is called: both stand on every stub (N.Y. Labor Law 195(3), Cal. Labor Code 226(a)(8)). An
-- employer from before has neither until it is entered.
alter table employer add column street text;
alter table employer add column city text;
alter table employer add column state text;
alter table employer add column zip text;
alter table employer add column phone text;

-- As they were at the payment, so that a stub stays the same.
alter table pay_run add column employer_street text;
alter table pay_run add column employer_city text;
alter table pay_run add column employer_state text;
alter table pay_run add column employer_zip text;
alter table pay_run add column employer_phone text;
