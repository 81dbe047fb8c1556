<?php

const SYNODIC_MONTH_DAYS = 29.530588853;

/** The phase of the moon, counted from the new moon of 6 January 2000. */
function moon_phase(DateTimeImmutable $date): string
{
    $new_moon = new DateTimeImmutable('2000-01-06 18:14', new DateTimeZone('UTC'));
    $days = ($date->getTimestamp() - $new_moon->getTimestamp()) / 86400;
    $age = fmod($days, SYNODIC_MONTH_DAYS) / SYNODIC_MONTH_DAYS;

    return ['new', 'waxing', 'full', 'waning'][(int) round($age * 4) % 4];
}
