CREATE TABLE parcels (id INTEGER PRIMARY KEY, receiver TEXT);
CREATE TABLE events (id INTEGER PRIMARY KEY, parcel_id INTEGER REFERENCES parcels, state TEXT, at TEXT);
INSERT INTO parcels VALUES (2, 'Bo'), (1, 'Ana'), (3, 'Cy');
INSERT INTO events VALUES
  (1, 1, 'sent', '2027-03-01 10:00:00'),
  (2, 2, 'sent', '2027-03-01 11:00:00'),
  (3, 1, 'delivered', '2027-03-02 09:00:00');
