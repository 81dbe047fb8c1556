FROM rocker/r-ver:4.3.2
RUN install2.r --error --ncpus -1 dplyr ggplot2 \
    && rm -rf /tmp/downloaded_packages
CMD ["Rscript", "/app/run.R"]
