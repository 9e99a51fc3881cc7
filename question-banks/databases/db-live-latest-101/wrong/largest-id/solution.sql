SELECT parcels.id, COALESCE(events.state, 'new'), events.at
FROM parcels
LEFT JOIN events ON events.id = (SELECT MAX(id) FROM events WHERE parcel_id = parcels.id)
ORDER BY parcels.id;
