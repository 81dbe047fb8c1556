import netifaces
