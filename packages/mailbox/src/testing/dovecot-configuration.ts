import { join } from 'node:path'
import type { DovecotPlace } from './lay-out-dovecot.js'

/** What Dovecot 2.3 reads: one maildir, of a user whom the machine does not know. */
export function dovecotConfiguration(
  { folder, account }: DovecotPlace,
  ports: { plain: number; tls: number },
): string {
  const inFolder = (name: string) => join(folder, name)
  return `
base_dir = ${inFolder('run')}
state_dir = ${inFolder('state')}
libexec_dir = ${inFolder('usr/lib/dovecot')}
import_environment = LD_LIBRARY_PATH
default_internal_user = ${account.user}
default_internal_group = ${account.group}
default_login_user = ${account.user}
log_path = /dev/stderr
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <${inFolder('certificate.pem')}
ssl_key = <${inFolder('key.pem')}
disable_plaintext_auth = no
auth_failure_delay = 0
mail_location = maildir:${inFolder('mail')}
mail_max_userip_connections = 1000
passdb {
  driver = passwd-file
  args = ${inFolder('users')}
}
userdb {
  driver = static
  args = uid=${account.user} gid=${account.group} home=${folder}
}
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
