FROM registry.example.com/team/app
