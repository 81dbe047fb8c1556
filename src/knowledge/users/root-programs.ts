/**
 * Programs that, started by another user than root, do not do what they are there for: they change the user by
 * themselves, start others that do, or are servers that open what belongs to root. Part of it is rule US-02 of the data on
 * users (2026-11-20), the rest common knowledge, yet to be checked. A name too many only leaves a file as it is.
 */
export const ROOT_PROGRAMS: ReadonlySet<string> = new Set([
  // Change the user
  'chpst', 'gosu', 'login', 'runuser', 's6-applyuidgid', 's6-setuidgid', 'setpriv', 'setuidgid', 'start-stop-daemon', 'su',
  'su-exec', 'sudo',
  // Start and watch others
  'init', 'initctl', 'minit', 'monit', 'my_init', 'openrc', 'rc-service', 'runit', 'runit-init', 'runsv', 'runsvdir', 's6-svscan',
  'service', 'supervisord', 'sv', 'systemctl', 'systemd',
  // Servers that start as root
  'apache2', 'apache2-foreground', 'apache2ctl', 'apachectl', 'atd', 'auditd', 'avahi-daemon', 'chronyd', 'containerd',
  'cron', 'crond', 'cupsd', 'dropbear', 'dbus-daemon', 'dhcpd', 'dnsmasq', 'dockerd', 'dovecot', 'exim4', 'fail2ban-server', 'freeradius',
  'haproxy', 'httpd', 'httpd-foreground', 'in.tftpd', 'inetd', 'keepalived', 'master', 'mysqld', 'mysqld_safe', 'mariadbd',
  'named', 'nginx', 'nmbd', 'nscd', 'ntpd', 'openvpn', 'openresty', 'pdns_server', 'postfix', 'proftpd', 'pure-ftpd', 'radiusd',
  'rpcbind', 'rpc.nfsd', 'ntpdate', 'openntpd', 'rsyslogd', 'slapd', 'smbd', 'snmpd', 'squid', 'sshd', 'sssd', 'stunnel', 'syslogd', 'tftpd', 'td-agent', 'google-fluentd', 'tor',
  'udevd', 'unbound', 'vsftpd', 'winbindd', 'xinetd', 'xl2tpd', 'ypbind',
  // Change the system
  'adduser', 'addgroup', 'apk', 'apt', 'apt-get', 'chown', 'chgrp', 'dnf', 'dpkg', 'dpkg-reconfigure', 'groupadd', 'groupmod',
  'ldconfig', 'locale-gen', 'microdnf', 'rpm', 'update-alternatives', 'update-ca-certificates', 'update-rc.d', 'useradd',
  'userdel', 'usermod', 'visudo', 'yum', 'a2enmod', 'a2ensite', 'passwd', 'chpasswd', 'hostname',
]); // prettier-ignore

/** Programs that need a capability which only root is given. By common knowledge, yet to be checked. */
export const CAPABLE_PROGRAMS: ReadonlySet<string> = new Set([
  'arping', 'arptables', 'brctl', 'chroot', 'conntrack', 'dumpcap', 'ebtables', 'hping3', 'ifconfig', 'insmod', 'ip',
  'ip6tables', 'iptables', 'iptables-restore', 'iw', 'losetup', 'masscan', 'mknod', 'modprobe', 'mount', 'nft', 'nsenter',
  'ping', 'ping6', 'pivot_root', 'route', 'setcap', 'sysctl', 'tc', 'tcpdump', 'traceroute', 'umount', 'unshare', 'wg',
  'wg-quick', 'docker', 's3fs', 'sshfs', 'rar2fs', 'goofys', 'gcsfuse', 'iotop', 'duperemove', 'runc', 'openconnect', 'disk-image-create',
  'coreos-cloudinit', 'registrator', 'watchtower', 'ouroboros', 'portainer', 'cadvisor', 'logspout', 'ofelia', 'swarm-cronjob', 'nmap',
  'mesos-slave', 'mesos-agent', 'swarm', 'kubelet', 'lxd', 'libvirtd', 'qemu-system-x86_64', 'sniffglue', 'argus', 'bro', 'zeek', 'suricata', 'snort',
  'blkid', 'cryptsetup', 'dmidecode', 'dmsetup', 'fdisk', 'fstrim', 'hdparm', 'kexec', 'lvm', 'mdadm', 'mkfs', 'parted', 'smartctl', 'zfs', 'zpool',
]); // prettier-ignore

/** What goes by such a name talks to an engine, mounts file systems or manages devices. */
export const CAPABLE_NAME =
  /^docker(?:d|watch)$|^docker[-_](?!entry|php|start|run|init|cmd)[\w-]+$|docker[-_](?:plugin|driver)|(?:^|[-_])csi(?:[-_]|$)|device[-_]plugin|(?:^|[-_])(?:mount|fuse)(?:[-_]|$)|k8sfs|iscsi|istgt|log[-_]driver|(?:^|[-_])(?:ble|bluetooth|dhcp|gpio|icmp|pcap|ping|tty|usb|wol)(?:[-_]|$)/i;

/** They compile, install or generate when the container starts, in folders that only a look into them would tell. */
export const WRITES_ITS_TREE: ReadonlySet<string> = new Set([
  'ant', 'bower', 'bundle-install', 'cabal', 'cargo', 'composer', 'dotnet-watch', 'ember', 'expo', 'gatsby', 'gcc', 'glide', 'go',
  'gradle', 'gradlew', 'grunt', 'gulp', 'hexo', 'hugo', 'jekyll', 'jupyter', 'jupyter-lab', 'jupyter-notebook', 'lein', 'make',
  'meteor', 'mix', 'mkdocs', 'mvn', 'mvnw', 'ng', 'notebook', 'npx', 'nuxt', 'parcel', 'pipenv', 'play', 'pm2', 'poetry',
  'react-native', 'react-scripts', 'sbt', 'stack', 'tsc', 'ts-node-dev', 'vite', 'vue-cli-service', 'webpack',
  'webpack-dev-server', 'git', 'jenkins', 'code-server', 'activator', 'rebar3', 'truffle', 'ganache-cli', 'tox', 'pytest', 'ionic',
  'sencha', 'gin', 'fresh', 'air', 'realize', 'firebase', 'middleman', 'polymer', 'rake', 'invoke', 'fab', 'sphinx-autobuild',
  'sphinx-build', 'sphinxserve', 'mocha', 'jest', 'karma', 'protractor', 'rspec', 'nodecg', 'gemstash', 'rollup', 'esbuild', 'vuepress',
  'docusaurus', 'eleventy', 'swift', 'grails', 'vertx', 'smashing', 'dashing', 'mkr', 'buildozer', 'phpdoc', 'daux',
]); // prettier-ignore

/** Subcommands by which programs that also serve do so: they compile into the folder of the project. */
export const BUILDS_AT_START: Readonly<Record<string, RegExp>> = {
  nest: /^(?:start|build)$/,
  next: /^(?:dev|build)$/,
  astro: /^(?:dev|build)$/,
  remix: /^(?:dev|build|watch)$/,
  'remix-serve': /^dev$/,
  strapi: /^(?:develop|dev|build)$/,
  medusa: /^(?:develop|build)$/,
};

/** By these a starting script is told which user of the host to become. */
export const USER_VARIABLE = /(?<=[\s])(?:PUID|PGID|UID|GID|USER_ID|GROUP_ID|USERMAP_UID|HOST_UID|RUN_AS_\w+)(?=[=\s])/;

/** Packages of servers that are started by root, or that keep data of their own. */
export const SERVER_PACKAGE =
  /(?<=[\s"'])(?:apache2|bind9|cron|cronie|dcron|dnsmasq|dovecot\S*|exim4|fail2ban|haproxy|httpd|mariadb-server|monit|mysql-server\S*|nginx(?:-\w+)?|openssh-server|postfix|postgresql(?:-[\d.]+)?|proftpd|rabbitmq-server|redis-server|rsyslog|runit|s6|samba|slapd|squid3?|supervisor|varnish|vsftpd|xinetd)(?=[\s"';&]|$)/;

/** Rights of files, and the client of an engine, whose socket is root's. */
export const CAPABILITY =
  /\b(?:setcap|iptables|openvpn|wireguard|strongswan)\b|docker\.sock\b|\bbin\/docker\b|\bdocker(?:-ce|-ce-cli|\.io|-cli|-engine)\b/;

/**
 * A label tells who starts the image to give it rights of root: LinuxKit's `org.mobyproject.config` names capabilities, the
 * labels RUN and INSTALL of Project Atomic are command lines of an engine.
 */
export const LABELLED_RIGHTS = /\bCAP_[A-Z]{3}|["']capabilities\\?["'][ \t]{0,4}:|--privileged\b|--cap-add\b/;
