#!/bin/sh
exec jq -r 'group_by(.customer)[] | "\(.[0].customer) \(map(.cents) | add)"' orders.json
