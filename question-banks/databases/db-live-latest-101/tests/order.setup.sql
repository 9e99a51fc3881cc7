-- The database may answer rows in any order that the query does not fix.
PRAGMA reverse_unordered_selects = ON;
CREATE TABLE parcels (id INTEGER PRIMARY KEY, receiver TEXT);
CREATE TABLE events (id INTEGER PRIMARY KEY, parcel_id INTEGER REFERENCES parcels, state TEXT, at TEXT);
INSERT INTO parcels VALUES (10, 'Ida'), (9, 'Jo'), (2, 'Bo');
INSERT INTO events VALUES
  (1, 9, 'sent', '2027-03-01 10:00:00'),
  (2, 2, 'sent', '2027-03-01 11:00:00');
