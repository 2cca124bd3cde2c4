-- A cart that nobody changed for a while is looked at once: if something is in it, it was abandoned, for good. An empty
-- one is only remembered as seen in this version, and looked at again after it changed.
ALTER TABLE cart ADD COLUMN abandoned_at timestamptz, ADD COLUMN seen_version bigint;

-- carts left before anybody counted them are not this minute's
UPDATE cart SET abandoned_at = updated_at
 WHERE status = 'OPEN' AND updated_at < now() - interval '30 minutes'
   AND EXISTS (SELECT FROM cart_item WHERE cart_id = cart.id);

-- finds open carts that were not looked at since they last changed
CREATE INDEX cart_unseen_by_age ON cart (updated_at)
 WHERE status = 'OPEN' AND abandoned_at IS NULL AND seen_version IS DISTINCT FROM version;
