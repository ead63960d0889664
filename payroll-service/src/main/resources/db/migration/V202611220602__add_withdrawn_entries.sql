-- An entry whose account a bank refused before its file left; the file goes without it and a paper check is due.
alter table payment_file_entry add column withdrawn boolean not null default false;
