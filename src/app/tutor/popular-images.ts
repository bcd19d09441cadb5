/** Names of images that people mean when they misspell one. */
export const popularImages: readonly string[] =
  'adminer alpine bash busybox caddy centos debian docker drupal fedora gcc ghost golang gradle haproxy hello-world httpd jenkins mariadb maven memcached mongo mysql nginx node openjdk perl php phpmyadmin postgres python rabbitmq redis registry rockylinux ruby rust tomcat traefik ubuntu wordpress'.split(
    ' ',
  );
