FROM debian:12
RUN git clone --depth 1 https://github.com/VundleVim/Vundle.vim /root/.vim/bundle/Vundle.vim
