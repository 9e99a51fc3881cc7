CREATE TABLE searches (id INTEGER PRIMARY KEY, at TEXT, user_id INTEGER, hits INTEGER);
CREATE TABLE period (first_day TEXT, last_day TEXT);
INSERT INTO period VALUES ('2027-03-01', '2027-03-01');
INSERT INTO searches VALUES
  (1, '2027-03-01 08:00:00', NULL, 2),
  (2, '2027-03-01 08:01:00', NULL, 0),
  (3, '2027-03-01 09:00:00', 5, 1),
  (4, '2027-03-01 09:05:00', 5, 4);
