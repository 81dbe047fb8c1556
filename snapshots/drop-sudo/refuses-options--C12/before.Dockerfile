FROM debian:12
RUN sudo -u app npm ci
RUN sudo -E make install && sudo -H pip install x
RUN sudo -i true
