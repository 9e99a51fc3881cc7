CREATE TABLE parcels (id INTEGER PRIMARY KEY, receiver TEXT);
CREATE TABLE events (id INTEGER PRIMARY KEY, parcel_id INTEGER REFERENCES parcels, state TEXT, at TEXT);
INSERT INTO parcels VALUES (1, 'Ana'), (2, 'Bo');
INSERT INTO events VALUES
  (1, 1, 'sent', '2027-03-01 10:00:00'),
  (4, 1, 'lost', '2027-03-02 10:00:00'),
  (7, 1, 'found', '2027-03-02 10:00:00'),
  (5, 1, 'sorted', '2027-03-02 10:00:00'),
  (9, 2, 'sent', '2027-03-02 10:00:00'),
  (8, 2, 'lost', '2027-03-02 10:00:00');
