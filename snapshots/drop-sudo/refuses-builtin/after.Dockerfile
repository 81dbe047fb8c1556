FROM debian:12
RUN sudo echo 'a\nb' > /etc/motd
RUN sudo cd /opt
RUN sudo pip install --upgrade pip && sudo pip install x
RUN mkdir() { echo no; }; sudo mkdir /opt/x
