CREATE TABLE parcels (id INTEGER PRIMARY KEY, receiver TEXT);
CREATE TABLE events (id INTEGER PRIMARY KEY, parcel_id INTEGER REFERENCES parcels, state TEXT, at TEXT);
INSERT INTO parcels VALUES (1, 'Ana'), (2, 'Bo');
INSERT INTO events VALUES
  (1, 1, 'delivered', '2027-03-05 10:00:00'),
  (2, 1, 'sorted', '2027-03-04 23:59:59'),
  (3, 1, 'sent', '2027-03-03 08:00:00'),
  (4, 2, 'sorted', '2027-03-03 08:00:00'),
  (5, 2, 'sent', '2027-03-02 08:00:00');
