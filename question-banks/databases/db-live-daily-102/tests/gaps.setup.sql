CREATE TABLE searches (id INTEGER PRIMARY KEY, at TEXT, user_id INTEGER, hits INTEGER);
CREATE TABLE period (first_day TEXT, last_day TEXT);
INSERT INTO period VALUES ('2027-03-01', '2027-03-04');
INSERT INTO searches VALUES
  (1, '2027-03-01 00:00:00', 7, 3),
  (2, '2027-03-01 12:30:00', 7, 0),
  (3, '2027-03-01 23:59:59', 8, 1),
  (4, '2027-03-03 09:00:00', 7, 0);
