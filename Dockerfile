# Two stages: the first builds and installs, the second holds only Python and what is needed to run. Not root.
FROM python:3.12-slim AS build
RUN pip install --no-cache-dir --root-user-action=ignore uv
WORKDIR /src
COPY pyproject.toml README.md LICENSE ./
COPY facts facts
COPY bot bot
ENV UV_PROJECT_ENVIRONMENT=/opt/figurecheck UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy
# The versions that pyproject.toml pins, without the tools for developing; compiled, for the user below cannot.
RUN uv sync --quiet --no-dev --no-editable --compile-bytecode
# An image whose checker does not answer is not built; the word lists are kept compiled on the way.
RUN /opt/figurecheck/bin/figurecheck check "the NCA is hiring 1,000 officers"

FROM python:3.12-slim
RUN useradd --create-home --uid 10001 figurecheck && mkdir /data && chown figurecheck /data
COPY --from=build /opt/figurecheck /opt/figurecheck
ENV PATH=/opt/figurecheck/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    FIGURECHECK_DATABASE_URL=sqlite:////data/figurecheck.db
USER figurecheck
WORKDIR /data
VOLUME /data
# Healthy is: the process holds a connection (state 01, established) to Telegram. A bot that polls always does.
HEALTHCHECK --interval=30s --timeout=5s --start-period=15s --retries=4 \
    CMD ["grep", "-qsE", ":[0-9A-F]{4} 01 ", "/proc/net/tcp", "/proc/net/tcp6"]
ENTRYPOINT ["figurecheck"]
CMD ["run"]
