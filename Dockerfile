# Two stages: the first builds and installs, the second holds only Python and what is needed to run. Not root.
FROM python:3.12-slim AS build
RUN pip install --no-cache-dir uv
WORKDIR /src
COPY pyproject.toml README.md LICENSE ./
COPY facts facts
COPY bot bot
RUN uv venv /opt/figurecheck && uv pip install --python /opt/figurecheck/bin/python --no-cache .

FROM python:3.12-slim
RUN useradd --create-home --uid 10001 figurecheck && mkdir /data && chown figurecheck /data
COPY --from=build /opt/figurecheck /opt/figurecheck
ENV PATH=/opt/figurecheck/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    FIGURECHECK_DATABASE_URL=sqlite:////data/figurecheck.db
USER figurecheck
WORKDIR /data
VOLUME /data
# Alive is: the checker in the image answers. Replaced by the service's own health page once it has one.
HEALTHCHECK --interval=60s --timeout=10s --start-period=10s CMD ["figurecheck", "check", "--json", "hello"]
ENTRYPOINT ["figurecheck"]
CMD ["run"]
