CREATE TABLE parcels (id INTEGER PRIMARY KEY, receiver TEXT);
CREATE TABLE events (id INTEGER PRIMARY KEY, parcel_id INTEGER REFERENCES parcels, state TEXT, at TEXT);
INSERT INTO parcels VALUES (5, 'Ed'), (4, 'Di');
