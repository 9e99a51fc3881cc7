SELECT parcels.id, COALESCE(latest.state, 'new'), latest.at
FROM parcels
LEFT JOIN events AS latest ON latest.id = (
  SELECT id FROM events WHERE parcel_id = parcels.id ORDER BY at DESC, id DESC LIMIT 1
);
