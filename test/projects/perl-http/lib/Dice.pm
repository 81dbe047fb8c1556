package Dice;

use strict;
use warnings;

# The chance of each sum of so many dice, as a reference to a hash.
sub chances {
    my ($dice) = @_;
    my %ways = (0 => 1);
    for (1 .. $dice) {
        my %next;
        for my $sum (keys %ways) {
            $next{$sum + $_} += $ways{$sum} for 1 .. 6;
        }
        %ways = %next;
    }
    return { map { $_ => sprintf('%.4f', $ways{$_} / 6**$dice) } keys %ways };
}

1;
