INSERT INTO coupon (code, kind, percent_basis_points, amount_cents, minimum_cents, expires_at) VALUES
    ('WELCOME10', 'PERCENTAGE', 1000, NULL, 0, NULL),
    ('FIVEOFF30', 'AMOUNT', NULL, 500, 3000, NULL),
    ('EXPIRED20', 'PERCENTAGE', 2000, NULL, 0, '2025-12-31T23:59:59Z');
