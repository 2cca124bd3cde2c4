-- Which coupons may be pointed out to anybody; the others are for whoever was given them.
ALTER TABLE coupon ADD COLUMN advertised boolean NOT NULL DEFAULT false;
UPDATE coupon SET advertised = true WHERE code IN ('WELCOME10', 'FIVEOFF30');
