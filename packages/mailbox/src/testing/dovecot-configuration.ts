import { join } from 'node:path'
import type { DovecotPlace } from './lay-out-dovecot.js'

/** What Dovecot reads: one maildir, of a user whom the machine does not know. */
export function dovecotConfiguration(place: DovecotPlace, ports: { plain: number; tls: number }): string {
  const { folder, account, version } = place
  const inFolder = (name: string) => join(folder, name)
  return `${OF_VERSION[version](place)}
base_dir = ${inFolder('run')}
state_dir = ${inFolder('state')}
libexec_dir = ${inFolder('usr/lib/dovecot')}
default_internal_user = ${account.user}
default_internal_group = ${account.group}
default_login_user = ${account.user}
log_path = /dev/stderr
listen = 127.0.0.1
ssl = yes
auth_failure_delay = 0
mail_max_userip_connections = 1000
service imap-login {
  chroot =
  inet_listener imap {
    port = ${ports.plain}
  }
  inet_listener imaps {
    port = ${ports.tls}
    ssl = yes
  }
}
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
`
}

/** Its language changed with 2.4. */
const OF_VERSION: Readonly<Record<DovecotPlace['version'], (place: DovecotPlace) => string>> = {
  // Debian 12, Ubuntu 24.04.
  '2.3': ({ folder, account }) => `
import_environment = LD_LIBRARY_PATH
protocols = imap
ssl_cert = <${folder}/certificate.pem
ssl_key = <${folder}/key.pem
disable_plaintext_auth = no
mail_location = maildir:${folder}/mail
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = static
  args = uid=${account.user} gid=${account.group} home=${folder}
}`,
  // Debian 13. What it knows of settings is that of its first release, which later ones go on understanding.
  '2.4': ({ folder, account }) => `
dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
import_environment {
  LD_LIBRARY_PATH = %{env:LD_LIBRARY_PATH}
}
protocols {
  imap = yes
}
ssl_server_cert_file = ${folder}/certificate.pem
ssl_server_key_file = ${folder}/key.pem
auth_allow_cleartext = yes
mail_driver = maildir
mail_path = ${folder}/mail
passdb passwd-file {
  passwd_file_path = ${folder}/users
}
userdb static {
  fields {
    uid = ${account.user}
    gid = ${account.group}
    home = ${folder}
  }
}`,
}
