use strict;
use warnings;

use Dice;
use HTTP::Daemon;
use HTTP::Response;
use JSON;

$SIG{TERM} = sub { exit 0 };

my $daemon = HTTP::Daemon->new(LocalAddr => '0.0.0.0', LocalPort => 3500, ReuseAddr => 1) or die "no port: $!\n";
my $json = JSON->new->canonical;

while (my $connection = $daemon->accept) {
    while (my $request = $connection->get_request) {
        my ($dice) = $request->uri->path =~ m{^/([1-9])$};
        my $body = defined $dice ? $json->encode(Dice::chances($dice)) : '{}';
        $connection->send_response(HTTP::Response->new(defined $dice ? 200 : 404, undef, undef, $body));
        $connection->force_last_request;
    }
    $connection->close;
}
