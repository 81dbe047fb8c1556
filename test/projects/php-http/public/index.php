<?php

require __DIR__ . '/../src/moon.php';

header('Content-Type: application/json');
$date = new DateTimeImmutable($_GET['date'] ?? 'now', new DateTimeZone('UTC'));
echo json_encode(['phase' => moon_phase($date)]), "\n";
