CREATE TABLE searches (id INTEGER PRIMARY KEY, at TEXT, user_id INTEGER, hits INTEGER);
CREATE TABLE period (first_day TEXT, last_day TEXT);
INSERT INTO period VALUES ('2027-03-02', '2027-03-03');
INSERT INTO searches VALUES
  (1, '2027-03-01 23:59:59', 1, 0),
  (2, '2027-03-02 00:00:00', 2, 5),
  (3, '2027-03-03 23:59:59', 3, 0),
  (4, '2027-03-04 00:00:00', 4, 0);
