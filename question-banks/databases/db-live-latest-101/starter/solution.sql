SELECT parcels.id, events.state, events.at
FROM parcels
JOIN events ON events.parcel_id = parcels.id;
