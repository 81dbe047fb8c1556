FROM example.com/rbenv
RUN rbenv install 1.8.7-p375 && rbenv global 1.8.7-p375
RUN gem update --system 1.6
