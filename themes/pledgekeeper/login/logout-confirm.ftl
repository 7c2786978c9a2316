<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
    <#if section = "header">
        ${msg("logoutConfirmTitle")}
    <#elseif section = "form">
    <div id="kc-logout-confirm">
        <p class="lede instruction">${msg("logoutConfirmHeader")}</p>
        <form action="${url.logoutConfirmAction}" onsubmit="confirmLogout.disabled = true; return true;" method="POST">
            <input type="hidden" name="session_code" value="${logoutConfirm.code}">
            <div class="button-row">
                <input class="button" name="confirmLogout" id="kc-logout" type="submit" value="${msg("doLogout")}">
                <#if !logoutConfirm.skipLink && (client.baseUrl)?has_content>
                <a class="button quiet" href="${client.baseUrl}">${msg("stayHere")}</a>
                </#if>
            </div>
        </form>
    </div>
    </#if>
</@layout.registrationLayout>
