CREATE TABLE searches (id INTEGER PRIMARY KEY, at TEXT, user_id INTEGER, hits INTEGER);
CREATE TABLE period (first_day TEXT, last_day TEXT);
INSERT INTO period VALUES ('2027-12-31', '2028-01-01');
