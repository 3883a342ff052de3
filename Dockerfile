# Предпросмотр и сборка без установки Python. Команды – в docs/dev/hosting.md.
FROM python:3.11-slim-bookworm

# Готовые файлы принадлежат тому, кто запускает: docker build --build-arg UID="$(id -u)"
ARG UID=1000
RUN useradd --uid "$UID" --create-home profminimum && install -d -o profminimum /profminimum /profminimum/site
USER profminimum
WORKDIR /profminimum
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1

# Окружение меняется редко: пока список пакетов прежний, этот слой берётся готовым.
COPY --chown=profminimum requirements.lock ./
COPY --chown=profminimum scripts scripts
RUN python3 -c "from scripts.lib.commands import environment; environment().ready()"

COPY --chown=profminimum . .

EXPOSE 8000
ENTRYPOINT ["python3", "scripts/dev.py"]
CMD ["serve", "--dev-addr", "0.0.0.0:8000"]
