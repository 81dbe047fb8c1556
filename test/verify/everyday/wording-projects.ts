import type { EverydayProject } from './everyday-project.ts';

/** Words that builders read in ways of their own, as the configuration of the image tells. */
export const wordingProjects: readonly EverydayProject[] = [
  {
    name: 'words with quotes, spaces, variables and backslashes',
    transforms: [
      'add-to-copy',
      'replaced-instruction',
      'maintainer-label',
      'legacy-key-value',
      'absolute-workdir',
      'expose-port',
      'keyword-case',
      'empty-continuation',
    ],
    dockerfile: `FROM busybox:glibc
ARG WHO=all
MAINTAINER  O'Neil "the $WHO" <o@example.com>
ENV PLAIN a  b   c
ENV QUOTED say "good  morning" to $WHO
ENV SINGLE it is 'good  $WHO' to $WHO
ENV ESCAPED a\\ b \\$WHO "\\$WHO" c\\\\d
ENV DEFAULT \${WHO:-nobody}-\${NOBODY:-nobody} \${WHO:+somebody}
ENV EQUALS a=b c="d e" = f
ENV HASH a # b
LABEL key a "b  c" $WHO
workdir /srv/\${WHO}
WORKDIR /srv/base/
WORKDIR ./more/../deep/
ADD words /words/
ADD words/*.txt words/more/ ./
RUN pwd > /pwd && \\

    # said by the way

    ls -R . >> /pwd
EXPOSE 8080:80/TCP 127.0.0.1:9090:90 7000-7002
HEALTHCHECK CMD true
HEALTHCHECK --interval=5s CMD ["test", "-e", "/pwd"]
ENTRYPOINT ["false"]
CMD ["false"]
ENTRYPOINT ["sh", "-c"]
CMD ["cat /pwd; env | grep -v HOSTNAME | sort"]
`,
    context: { 'words/a.txt': 'a\n', 'words/more/b.txt': 'b\n' },
    differs: {
      config: {
        labels: {
          'org.opencontainers.image.authors': 'O\'Neil "the $WHO" <o@example.com>',
          key: 'a b  c all',
        },
      },
    },
    prints: '/srv/base/deep',
    lines: ['WORKDIR /srv/base/deep'],
  },
];
