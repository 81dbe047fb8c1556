run ->(env) { [200, {}, ['feeds']] }
