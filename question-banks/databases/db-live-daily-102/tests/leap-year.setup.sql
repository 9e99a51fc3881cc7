CREATE TABLE searches (id INTEGER PRIMARY KEY, at TEXT, user_id INTEGER, hits INTEGER);
CREATE TABLE period (first_day TEXT, last_day TEXT);
INSERT INTO period VALUES ('2028-02-28', '2028-03-01');
INSERT INTO searches VALUES
  (1, '2028-02-29 10:00:00', 1, 1);
