require 'json'
require 'webrick'
require_relative 'lib/recipe'

quiet = ENV['RACK_ENV'] == 'production'
server = WEBrick::HTTPServer.new(Port: 4567, AccessLog: quiet ? [] : nil)

server.mount_proc('/') do |request, response|
  _, name, guests = request.path.split('/')
  scaled = Recipe.scaled(name, guests.to_i)
  response.status = scaled ? 200 : 404
  response.body = JSON.generate(scaled)
end

trap('TERM') { server.shutdown }
server.start
