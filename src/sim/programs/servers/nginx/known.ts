import { ConfigError, type Directive } from './config';

/** Directives that are acted upon. */
const used = new Set(
  (
    'user worker_processes error_log pid events http daemon server upstream listen server_name root index location return ' +
    'proxy_pass error_page try_files alias autoindex add_header default_type types access_log log_format keepalive_timeout server_tokens ' +
    'proxy_set_header rewrite set'
  ).split(' '),
);

/** Directives of nginx whose effect cannot be seen here, or is not modelled: they are taken, as nginx takes them. */
const taken = new Set(
  (
    'worker_connections multi_accept use worker_rlimit_nofile load_module env worker_cpu_affinity master_process lock_file ' +
    'sendfile tcp_nopush tcp_nodelay gzip gzip_types gzip_proxied gzip_min_length gzip_comp_level gzip_vary gzip_disable gzip_static ' +
    'client_max_body_size client_body_buffer_size client_header_buffer_size large_client_header_buffers client_body_timeout ' +
    'client_header_timeout send_timeout keepalive_requests types_hash_max_size types_hash_bucket_size server_names_hash_bucket_size ' +
    'server_names_hash_max_size charset expires etag if_modified_since proxy_http_version proxy_redirect proxy_buffering proxy_buffers ' +
    'proxy_buffer_size proxy_busy_buffers_size proxy_connect_timeout proxy_read_timeout proxy_send_timeout proxy_cache proxy_cache_path ' +
    'proxy_cache_valid proxy_cache_bypass proxy_pass_header proxy_hide_header proxy_intercept_errors proxy_next_upstream proxy_ssl_verify ' +
    'proxy_request_buffering resolver resolver_timeout ip_hash least_conn keepalive zone log_not_found allow deny satisfy internal limit_req ' +
    'limit_req_zone limit_conn limit_conn_zone limit_rate real_ip_header set_real_ip_from port_in_redirect absolute_redirect ' +
    'server_name_in_redirect map geo split_clients if ssl_protocols ssl_ciphers ssl_prefer_server_ciphers ssl_session_cache ssl_session_timeout ' +
    'fastcgi_pass fastcgi_param fastcgi_index fastcgi_split_path_info uwsgi_pass auth_basic auth_basic_user_file open_file_cache ' +
    'reset_timedout_connection merge_slashes underscores_in_headers ignore_invalid_headers stub_status sub_filter sub_filter_once ' +
    'proxy_bind proxy_cookie_path proxy_headers_hash_max_size proxy_headers_hash_bucket_size http2 autoindex_exact_size autoindex_localtime'
  ).split(' '),
);

/** Blocks whose content is no list of directives. */
const free = new Set(['types', 'map', 'geo', 'split_clients', 'if']);

/** Where a directive with special places may stand. */
const places: Readonly<Record<string, readonly string[]>> = {
  http: ['main'],
  events: ['main'],
  user: ['main'],
  worker_processes: ['main'],
  pid: ['main'],
  server: ['http', 'upstream'],
  upstream: ['http'],
  listen: ['server'],
  server_name: ['server'],
  location: ['server', 'location'],
  proxy_pass: ['location', 'if'],
  root: ['http', 'server', 'location', 'if'],
  return: ['server', 'location', 'if'],
  log_format: ['http'],
};

/** Refuses what nginx refuses: directives that it does not know, or that stand where they may not. */
export function checkDirectives(directives: readonly Directive[], place = 'main'): void {
  for (const { name, block, file, line, args } of directives) {
    const where = `in ${file}:${line}`;
    if (!used.has(name) && !taken.has(name)) throw new ConfigError(`unknown directive "${name}" ${where}`);
    if (places[name]?.includes(place) === false)
      throw new ConfigError(`"${name}" directive is not allowed here ${where}`);
    if (block === undefined && ['http', 'events', 'location', 'upstream'].includes(name)) {
      throw new ConfigError(`directive "${name}" has no opening "{" ${where}`);
    }
    const needsOne = ['root', 'proxy_pass', 'listen', 'index', 'server_name', 'worker_processes'];
    if (needsOne.includes(name) && args.length === 0) {
      throw new ConfigError(`invalid number of arguments in "${name}" directive ${where}`);
    }
    if (block !== undefined && !free.has(name)) checkDirectives(block, name);
  }
}
