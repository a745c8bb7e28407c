# The web processes, and who may purge. Yours to change; urgent-action.vcl is not.
probe alive {
    .url = "/alive";
    .interval = 2s;
    .timeout = 5s;
    .window = 3;
    .threshold = 2;
    .initial = 2;
}
backend web1 { .host = "127.0.0.1"; .port = "8001"; .probe = alive; }
backend web2 { .host = "127.0.0.1"; .port = "8002"; .probe = alive; }

acl purgers { "127.0.0.1"; }

sub vcl_init {
    new web = directors.round_robin();
    web.add_backend(web1);
    web.add_backend(web2);
}
